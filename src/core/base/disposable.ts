/** Something that holds a resource until it is disposed. Structurally the same as VS Code's `Disposable`. */
export interface Disposable {
  dispose(): void;
}
