/** Consent to messages; a build for the browser takes subscribe.h5.ts instead. */
export * from './subscribe.weapp'
