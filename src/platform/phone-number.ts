/** Owns which platform's way of giving a phone number is compiled in; tests and the type checker see WeChat's. */
export * from './phone-number.weapp'
