/** What lies at the head of a page besides ours; a build for the browser takes bar-room.h5.ts instead. */
export * from './bar-room.weapp'
