/** The way to the cloud; a build for the browser takes transport.h5.ts instead. */
export * from './transport.weapp'
