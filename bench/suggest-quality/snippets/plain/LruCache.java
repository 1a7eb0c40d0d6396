package com.acme.collections;

import java.util.LinkedHashMap;
import java.util.Map;

/** A cache that forgets the entry that was not used for longest. */
public final class LruCache<K, V> extends LinkedHashMap<K, V> {
    private final int capacity;

    public LruCache(int capacity) {
        super(capacity, 0.75f, true);
        this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > capacity;
    }

    public V getOrLoad(K key, Loader<K, V> loader) {
        V value = get(key);
        if (value == null) {
            value = loader.load(key);
            put(key, value);
        }
        return value;
    }

    public interface Loader<K, V> {
        V load(K key);
    }
}
