/** WeChat's privacy agreement; a build for the browser takes privacy.h5.ts instead. */
export * from './privacy.weapp'
