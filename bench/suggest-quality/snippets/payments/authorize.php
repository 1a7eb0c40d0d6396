<?php

namespace Acme\Payments;

final class Authorization
{
    public function __construct(private Gateway $gateway, private CardLog $log) {}

    public function authorize(Card $card, Money $amount): Result
    {
        $response = $this->gateway->authorize([
            'pan' => $card->pan,
            'expiry' => $card->expiry,
            'cvv' => $card->cvv,
            'amount' => $amount->minor(),
        ]);
        // the security code must not outlive the request
        $card->cvv = null;
        $card->track2 = null;
        $this->log->write($card->lastFour(), $response->status);
        return Result::from($response);
    }
}
