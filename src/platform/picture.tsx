/** Making a picture and keeping it; a build for the browser takes picture.h5.tsx instead. */
export * from './picture.weapp'
