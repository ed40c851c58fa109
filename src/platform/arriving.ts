/** Whether a page is still on its way into sight; a build for the browser takes arriving.h5.ts instead. */
export * from './arriving.weapp'
