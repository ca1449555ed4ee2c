package browserslist

// BCDName returns the name that MDN's browser-compat-data has for a browser of caniuse, such as
// "chrome_android" for "and_chr". Browsers without one are Opera Mini, UC Browser, KaiOS and their
// like.
func BCDName(name string) (string, bool) {
	switch name {
	case "chrome", "edge", "firefox", "ie", "opera", "safari":
		return name, true
	case "and_chr":
		return "chrome_android", true
	case "and_ff":
		return "firefox_android", true
	case "android":
		return "webview_android", true
	case "ios_saf":
		return "safari_ios", true
	case "op_mob":
		return "opera_android", true
	case "samsung":
		return "samsunginternet_android", true
	default:
		return "", false
	}
}
