/** Saving a file; a build for the browser takes save-file.h5.ts instead. */
export * from './save-file.weapp'
