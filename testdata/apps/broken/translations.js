'use strict';

// Fundbüro: these texts are in ISO 8859-1, as they came.

var translations = {
  de: { title: 'Fundbüro', lost: 'Schlüssel, Geldbörsen, Gürtel', send: 'Melden für später' },
  fr: { title: 'Objets trouvés', lost: 'Clés', send: 'Signaler' },
};

function translate(language) {
  var texts = translations[language] || translations.de;
  document.title = texts.title;
}
