import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Cart } from '../src/cart';

describe('Cart', () => {
  let cart: Cart;
  const now = vi.fn(() => 1_700_000_000_000);

  beforeEach(() => {
    cart = new Cart({ clock: now, currency: 'EUR' });
  });

  it('adds up its lines', () => {
    cart.add({ sku: 'A-1', price: 250, quantity: 2 });
    cart.add({ sku: 'B-7', price: 999, quantity: 1 });
    expect(cart.total()).toBe(1499);
  });

  it('removes a line', () => {
    cart.add({ sku: 'A-1', price: 250, quantity: 2 });
    cart.remove('A-1');
    expect(cart.isEmpty()).toBe(true);
  });

  it('notifies its listeners', () => {
    const listener = vi.fn();
    cart.onChange(listener);
    cart.add({ sku: 'A-1', price: 250, quantity: 1 });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
