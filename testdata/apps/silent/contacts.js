// Contacts are Backbone models; `sync` is how they reach the server.

const Contact = Backbone.Model.extend({
  urlRoot: '/api/contacts',

  sync(method, model, options) {
    if (method === 'delete' && !navigator.onLine) return model.trigger('sync', model);
    return Backbone.sync(method, model, options);
  },
});

const Contacts = Backbone.Collection.extend({ model: Contact, url: '/api/contacts' });

const rolodex = { contacts: new Contacts(), register: new Map() };

rolodex.contacts.on('sync', (contacts) => {
  const list = document.getElementById('contacts');
  list.replaceChildren(...contacts.map((contact) => {
    const item = document.createElement('li');
    item.textContent = contact.get('name');
    return item;
  }));
});

rolodex.contacts.once('sync', () => console.log('first sync'));
rolodex.contacts.fetch();
