/**
 * A regular expression that is made when it is first asked for. For those with classes of Unicode (`\p{L}`): the engine works
 * their characters out as it reads the file, whether the code is reached or not, and again as it makes the expression, half
 * a millisecond each time.
 */
export function latePattern(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
