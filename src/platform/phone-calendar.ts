/** Writing into the phone's calendar; a build for the browser takes phone-calendar.h5.ts instead. */
export * from './phone-calendar.weapp'
