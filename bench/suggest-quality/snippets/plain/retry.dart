import 'dart:async';
import 'dart:math';

class RetryPolicy {
  const RetryPolicy({this.maxAttempts = 5, this.base = const Duration(milliseconds: 200)});

  final int maxAttempts;
  final Duration base;

  Future<T> run<T>(Future<T> Function() task, {bool Function(Object error)? retryIf}) async {
    final random = Random();
    for (var attempt = 1; ; attempt++) {
      try {
        return await task();
      } catch (error) {
        final isLast = attempt >= maxAttempts;
        if (isLast || (retryIf != null && !retryIf(error))) rethrow;
        final jitter = 0.5 + random.nextDouble();
        await Future.delayed(base * pow(2, attempt - 1) * jitter);
      }
    }
  }
}
