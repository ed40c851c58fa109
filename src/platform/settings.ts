/** The phone's own permissions for this app; a build for the browser takes settings.h5.ts instead. */
export * from './settings.weapp'
