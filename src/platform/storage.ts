/** The phone's memory; a build for the browser takes storage.h5.ts instead. */
export * from './storage.weapp'
