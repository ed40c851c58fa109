/** Photos from the album and the camera; a build for the browser takes media.h5.ts instead. */
export * from './media.weapp'
