const { DataTypes, Sequelize } = require('sequelize');

const db = new Sequelize(process.env.DATABASE_URL);

const Contact = db.define('contact', {
  name: { type: DataTypes.STRING, allowNull: false },
  email: DataTypes.STRING,
});

const Group = db.define('group', { name: DataTypes.STRING });

Contact.belongsToMany(Group, { through: 'membership' });
Group.belongsToMany(Contact, { through: 'membership' });

async function migrate() {
  await db.sync({ alter: true });
  await Contact.sync();
  await Group.sync({ force: process.argv.includes('--reset') });
}

module.exports = { Contact, Group, migrate };
