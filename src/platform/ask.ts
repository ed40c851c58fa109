/** Questions before a step; a build for the browser takes ask.h5.ts instead. */
export * from './ask.weapp'
