/** Calling somebody; a build for the browser takes dial.h5.ts instead. */
export * from './dial.weapp'
