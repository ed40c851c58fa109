/** Files that stay on the phone until the cloud has them; a build for the browser takes kept-files.h5.ts instead. */
export * from './kept-files.weapp'
