/** Documents beside a text; a build for the browser takes documents.h5.ts instead. */
export * from './documents.weapp'
