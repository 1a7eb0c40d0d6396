def quick_sort(items, key=lambda item: item):
    """Sorts in place; the pivot is the middle element."""

    def partition(low, high):
        pivot = key(items[(low + high) // 2])
        left, right = low, high
        while left <= right:
            while key(items[left]) < pivot:
                left += 1
            while key(items[right]) > pivot:
                right -= 1
            if left <= right:
                items[left], items[right] = items[right], items[left]
                left += 1
                right -= 1
        return left

    def sort(low, high):
        if low >= high:
            return
        border = partition(low, high)
        sort(low, border - 1)
        sort(border, high)

    sort(0, len(items) - 1)
    return items
