/** The scanner; a build for the browser takes scan.h5.ts instead. */
export * from './scan.weapp'
