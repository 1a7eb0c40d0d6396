/** What version control keeps for itself; no rule re-admits it. A work tree or submodule has a file named `.git`. */
export function isRepositoryData(name: string): boolean {
  return name === '.git' || name === '.hg' || name === '.svn';
}

/** Whether a folder holds what tools install or build. `folders` are the names of those around it, from the root. */
export function isBuildFolder(folders: readonly string[], name: string): boolean {
  if (TOOL_FOLDERS.has(name) || name.startsWith('cmake-build-')) return true;
  if (name === 'bundle') return folders.at(-1) === 'vendor';
  return OUTPUT_FOLDERS.has(name) && !folders.includes('src');
}

/** Whether a link leads to what a build left outside the workspace: Bazel puts several beside the sources. */
export function isBuildLink(name: string): boolean {
  return name.startsWith('bazel-');
}

/** Whether the name's extension is that of a format which is no text. */
export function isBinaryName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && BINARY_EXTENSIONS.has(name.slice(dot + 1).toLowerCase());
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const TOOL_FOLDERS = words(`
  node_modules bower_components
  .next .nuxt .svelte-kit .output .turbo .cache .parcel-cache .nyc_output
  __pycache__ .venv venv .tox .mypy_cache .pytest_cache
  .gradle .idea .vs .vscode-test Pods DerivedData .terraform .dart_tool
  bazel-bin bazel-out bazel-testlogs
`);

/** Words of everyday use: below a folder named `src` they name packages (`com/acme/target`, `insurance/coverage`). */
const OUTPUT_FOLDERS = words('dist build out target coverage');

const BINARY_EXTENSIONS = words(`
  png jpg jpeg gif bmp ico icns webp avif tif tiff heic psd
  mp3 wav flac ogg m4a aac mp4 m4v mov avi mkv webm wmv flv
  pdf doc docx xls xlsx ppt pptx odt ods odp epub
  zip gz tgz bz2 xz zst lz4 7z rar tar jar war ear apk aab ipa whl nupkg deb rpm dmg iso img vsix cab msi
  so dll exe dylib a lib o class pyc pyo pyd pdb dex wasm node bin
  woff woff2 ttf otf eot
  db sqlite sqlite3 mdb jks keystore p12 pfx
  onnx pt pth ckpt safetensors tflite h5 hdf5 npy npz pkl pickle joblib mat tfrecord
  parquet avro orc arrow feather bag mcap pcap pcd las laz glb fbx blend
`);
