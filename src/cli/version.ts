// By name, so that the rest of the manifest stays out of the bundle.
import { repository, version } from '../../package.json';

export { version };

/** Where Regtrace is at home, for those who read its results elsewhere. */
export const homePage: string = repository.url.replace(/\.git$/, '');
