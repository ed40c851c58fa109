/** The code on this screen; a build for the browser takes shown-code.h5.ts instead. */
export * from './shown-code.weapp'
