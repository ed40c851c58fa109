/** Files; a build for the browser takes files.h5.ts instead. */
export * from './files.weapp'
