/** WeChat draws a page before it tells of it. */
export const isArriving = (): boolean => false
