/** The phone's signal; a build for the browser takes network.h5.ts instead. */
export * from './network.weapp'
