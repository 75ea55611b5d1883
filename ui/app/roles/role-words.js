/**
 * The words for roles that a sheet may bring, of the product and near it, in four languages.
 *
 * Pure data; used by clipboard.js. The API's own words are read too, where they cannot be taken
 * for the product's: its `manager` is the product's Supervisor, but who types "Manager" means the
 * product's (API reference 6.2).
 */

/** What is typed for each role, by the API's word. @type {Record<string, string[]>} */
export const ROLE_WORDS = {
  seller: [
    ..."manager, sales manager, seller, sales, salesperson, agent, m".split(", "),
    ..."gestor, gerente, vendedor, vendedora, comercial, agente".split(", "),
    ..."gerente de vendas, atendente".split(", "),
    ..."менеджер, менеджер по продажам, продавец, м".split(", "),
  ],
  manager: [
    ..."supervisor, head, team lead, team leader, lead, s".split(", "),
    ..."supervisora, jefe, jefa, responsable".split(", "),
    ..."chefe, líder".split(", "),
    ..."руководитель, супервайзер, начальник, старший, р".split(", "),
  ],
  auditor: [
    ..."quality control, quality, quality controller, qc, auditor, q".split(", "),
    ..."control de calidad, calidad, auditora".split(", "),
    ..."controle de qualidade, qualidade".split(", "),
    ..."контроль качества, контролер качества, контролёр, качество, окк, аудитор, к".split(", "),
  ],
};

/** What is typed for no role, beside an empty cell and dashes. */
export const NONE_WORDS = [
  ..."none, no, no access, no role".split(", "),
  ..."ninguno, ninguna, sin acceso, sin rol".split(", "),
  ..."nenhum, nenhuma, sem acesso, sem papel, não".split(", "),
  ..."нет, нет доступа, без доступа, нет роли".split(", "),
];

/** What follows a role that receives new clients. */
export const NEW_WORDS = [
  ..."new clients, new client, new, receives new clients, gets new clients, n".split(", "),
  ..."nuevos clientes, clientes nuevos, nuevos, recibe clientes nuevos".split(", "),
  ..."novos clientes, clientes novos, novos, recebe novos clientes".split(", "),
  ..."новые клиенты, новые, получает новых клиентов, новых клиентов, н".split(", "),
];

/** Numbers that are hidden. */
export const HIDDEN_WORDS = [
  ..."hidden, hide, masked, yes, true, 1".split(", "),
  ..."ocultos, oculto, ocultas, ocultado, sí, si".split(", "),
  ..."escondido, escondidos, sim".split(", "),
  ..."скрыт, скрыты, скрыто, скрывать, да".split(", "),
];

/** Numbers that are shown. */
export const SHOWN_WORDS = [
  ..."shown, show, visible, no, false, 0".split(", "),
  ..."visibles, mostrados, mostrado".split(", "),
  ..."visível, visíveis, mostrar, não".split(", "),
  ..."видны, видно, показан, показаны, показывать, нет".split(", "),
];

/** Heads of the column of people, which names nobody. */
export const PERSON_HEADS = [
  ..."user, users, person, people, name, employee, employees".split(", "),
  ..."usuario, usuarios, persona, nombre, empleado".split(", "),
  ..."usuário, usuários, pessoa, nome, funcionário".split(", "),
  ..."пользователь, пользователи, сотрудник, сотрудники, имя".split(", "),
];

/** Heads of the column of phone numbers. */
export const PHONES_HEADS = [
  ..."phones, phone numbers, numbers, phone".split(", "),
  ..."teléfonos, números, teléfono".split(", "),
  ..."telefones, telefone".split(", "),
  ..."телефоны, номера, номера телефонов, телефон".split(", "),
];
