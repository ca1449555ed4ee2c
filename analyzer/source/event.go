package source

import "strings"

// isEvent tells whether "on" and name is an event-handler attribute. Other attributes may
// begin with the same letters.
func isEvent(name string) bool {
	return name != "" && !strings.Contains(name, " ") && strings.Contains(events, " "+name+" ")
}

// events are the event handlers of elements, body and window, with spaces around each.
const events = " abort afterprint animationcancel animationend animationiteration animationstart auxclick " +
	"beforeinput beforeinstallprompt beforematch beforeprint beforetoggle beforeunload blur cancel canplay " +
	"canplaythrough change click close command contextlost contextmenu contextrestored copy cuechange cut " +
	"dblclick drag dragend dragenter dragleave dragover dragstart drop durationchange emptied ended error " +
	"focus focusin focusout formdata fullscreenchange fullscreenerror gotpointercapture hashchange input " +
	"invalid keydown keypress keyup languagechange load loadeddata loadedmetadata loadstart " +
	"lostpointercapture message messageerror mousedown mouseenter mouseleave mousemove mouseout mouseover " +
	"mouseup mousewheel offline online orientationchange pagehide pageshow paste pause play playing " +
	"pointercancel pointerdown pointerenter pointerleave pointermove pointerout pointerover pointerrawupdate " +
	"pointerup popstate progress ratechange rejectionhandled reset resize scroll scrollend search " +
	"securitypolicyviolation seeked seeking select selectionchange selectstart slotchange stalled storage " +
	"submit suspend timeupdate toggle touchcancel touchend touchmove touchstart transitioncancel " +
	"transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting wheel "
