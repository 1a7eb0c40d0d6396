// By name, so that the rest of the manifest stays out of the bundle.
export { version } from '../../package.json';
