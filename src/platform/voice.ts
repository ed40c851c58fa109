/** Voice; a build for the browser takes voice.h5.ts instead. */
export * from './voice.weapp'
