/** Showing the way to a place; a build for the browser takes way-there.h5.ts instead. */
export * from './way-there.weapp'
