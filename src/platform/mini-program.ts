/** Going on to another mini-program; a build for the browser takes mini-program.h5.ts instead. */
export * from './mini-program.weapp'
