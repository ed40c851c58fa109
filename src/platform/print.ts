/** Printing; a build for the browser takes print.h5.ts instead. */
export * from './print.weapp'
