/** Owns asking WeChat which phone number a code of its phone-number button stands for. */
import cloud from 'wx-server-sdk'
import './cloud'

interface OpenApi {
  phonenumber: {
    getPhoneNumber: (request: { code: string }) => Promise<{ phoneInfo?: { purePhoneNumber?: string } }>
  }
}

/** The mainland number behind a code; null when the code is spent, out of date, or stands for a foreign number. */
export async function phoneNumberOf(code: string): Promise<string | null> {
  const { phonenumber } = cloud.openapi as unknown as OpenApi
  try {
    const number = (await phonenumber.getPhoneNumber({ code })).phoneInfo?.purePhoneNumber ?? ''
    return /^1[3-9]\d{9}$/.test(number) ? number : null
  } catch (error) {
    // WeChat refuses a code for many reasons, all of which mean the same to the person: type it instead.
    console.warn('phone number refused', (error as { errCode?: number }).errCode)
    return null
  }
}
