// The texts of search in the site's language. The build writes them here.

export const texts = {}
