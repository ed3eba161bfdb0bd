/** Unpacking for browsers that cannot (Safari before 16.4): a file of its own, fetched by them alone. */
export {gunzipSync} from 'fflate'
