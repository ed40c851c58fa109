/** Sharing; a build for the browser takes share.h5.ts instead. */
export * from './share.weapp'
