/** A picture that fills its frame. What is to be seen is said by the frame, or by the words beside it. */
import { Image } from '@tarojs/components'

/** The templates know this of a picture; see config/plugins/host-parts. */
const filling =
  process.env.TARO_ENV === 'weapp'
    ? {}
    : ({ mode: 'aspectFill', lazyLoad: true, 'aria-hidden': 'true' } as const)

interface PictureProps {
  src: string
  className?: string
  /** It could not be fetched. */
  onError: () => void
}

export function Picture({ src, className, onError }: PictureProps) {
  return <Image className={className} src={src} onError={onError} {...filling} />
}
