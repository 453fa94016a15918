BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE entries (
	position INTEGER NOT NULL, 
	recorded_at VARCHAR(32) NOT NULL, 
	stream VARCHAR(80) NOT NULL, 
	number INTEGER NOT NULL, 
	section VARCHAR(16) NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (position), 
	CONSTRAINT entries_stream_number UNIQUE (stream, number)
);
INSERT INTO "entries" VALUES(1,'2026-11-21T21:31:31.049000Z','(catalogue)',1,'(catalogue)','{"sections":["diplomatic relations","formats","links and trade"],"parts":{"foreign-minister":"the Foreign Minister of {whole}"},"actors":{"CHN":{"type":"country","alpha-2":"CN","names":["China"],"adjective":"Chinese","capital":"Beijing"},"LTU":{"type":"country","alpha-2":"LT","names":["Lithuania"],"adjective":"Lithuanian","capital":"Vilnius","aliases":["Литва"],"existence":["1918-02-16/1940-06-15","1990-03-11/.."]},"LVA":{"type":"country","alpha-2":"LV","names":["Latvia"],"adjective":"Latvian","capital":"Riga"},"CHN-CEEC":{"type":"format","names":[{"name":"China-CEEC (16+1)","from":"2012-04-26","to":"2019-04-11"},{"name":"China-CEEC (17+1)","from":"2019-04-12"}],"aliases":["17+1"],"existence":["2012-04-26/.."]}},"things":{},"fluents":{"member":{"args":[{"actor":"actor"},{"format":"format"}],"values":["full","observer"],"initial":"false","section":"formats","says":"membership of {actor} in {format}"},"relations":{"args":[{"a":"actor"},{"b":"actor"}],"symmetric":"yes","section":"diplomatic relations","says":"diplomatic relations between {a} and {b}"},"level":{"args":[{"a":"actor"},{"b":"actor"}],"symmetric":"yes","values":["ambassador","chargé d''affaires"],"while":"relations(a, b)","section":"diplomatic relations","says":"level of relations between {a} and {b}"},"head-of-mission":{"args":[{"sender":"actor"},{"host":"actor"}],"values":["in post","recalled"],"section":"diplomatic relations","says":"{sender}''s ambassador to {host}"},"link":{"args":[{"a":"actor"},{"b":"actor"},{"route":"route"}],"symmetric":"yes","values":["open","closed"],"section":"links and trade","says":"{route}"}},"kinds":{"format-founded":{"label":"founds a format","roles":{"members":"list of actor","format":"format"},"presupposes":["not member(members, format) = full"],"initiates":["member(members, format) = full"],"sentence":"{members} founded {format}"},"format-left":{"label":"leaves a format","roles":{"who":"list of actor","format":"format"},"presupposes":["member(who, format) = full"],"terminates":["member(who, format)"],"sentence":"{who} left {format}"},"ambassador-recalled":{"label":"recalls its own ambassador","roles":{"sender":"actor","host":"actor"},"presupposes":["head-of-mission(sender, host) = in post"],"initiates":["head-of-mission(sender, host) = recalled"],"sentence":"{sender} recalled its ambassador to {host}"},"relations-downgraded":{"label":"lowers the level of relations","roles":{"by":"actor","with":"actor"},"initiates":["level(by, with) = chargé d''affaires"],"sentence":"{by} downgraded relations with {with}"},"link-opened":{"label":"a link opens","roles":{"parties":"list of actor","route":"route"},"initiates":["link(parties, parties, route) = open"],"sentence":"{route} opened"},"observed":{"label":"sees that something holds","roles":{},"sentence":"it was observed"}}}');
INSERT INTO "entries" VALUES(2,'2026-11-21T21:31:31.760082Z','warsaw',1,'head','{"id":"warsaw","title":"A communiqué","publisher":"A meeting","published":{"date":"2012-04-26","basis":"printed"}}');
INSERT INTO "entries" VALUES(3,'2026-11-21T21:31:31.760082Z','warsaw',2,'events','{"id":"founded","kind":"format-founded","date":"2012-04-26","members":["CHN","LTU","LVA"],"format":"CHN-CEEC"}');
INSERT INTO "entries" VALUES(4,'2026-11-21T21:31:32.303590Z','paper',1,'head','{"id":"paper","title":"A report","publisher":"A paper","published":{"date":"[2021-12-30..2021-12-31]","basis":"printed"},"language":"en"}');
INSERT INTO "entries" VALUES(5,'2026-11-21T21:31:32.303590Z','paper',2,'things','{"code":"rail","fields":{"type":"route","name":"the direct rail service"}}');
INSERT INTO "entries" VALUES(6,'2026-11-21T21:31:32.303590Z','paper',3,'events','{"id":"left","kind":"format-left","date":"2021-05-22","who":["LTU"],"format":"CHN-CEEC"}');
INSERT INTO "entries" VALUES(7,'2026-11-21T21:31:32.303590Z','paper',4,'events','{"id":"recalled","kind":"ambassador-recalled","date":"2021-08-10","sender":"CHN","host":"LTU","because":"left"}');
INSERT INTO "entries" VALUES(8,'2026-11-21T21:31:32.303590Z','paper',5,'events','{"id":"downgraded","kind":"relations-downgraded","date":"2021-11~","by":"CHN","with":"LTU"}');
INSERT INTO "entries" VALUES(9,'2026-11-21T21:31:32.303590Z','paper',6,'events','{"id":"opened","kind":"link-opened","date":"2015","parties":["CHN","LTU"],"route":"rail"}');
INSERT INTO "entries" VALUES(10,'2026-11-21T21:31:32.303590Z','paper',7,'expectations','{"fluent":"link(CHN, LTU, rail) = open","on":"2016-01-01","answer":"holds"}');
INSERT INTO "entries" VALUES(11,'2026-11-21T21:31:32.303590Z','paper',8,'open','"who runs the railway?"');
INSERT INTO "entries" VALUES(12,'2026-11-21T21:31:32.784590Z','news',1,'head','{"id":"news","title":"An agency''s note","publisher":"An agency","published":{"date":"2021-05-23","basis":"printed"}}');
INSERT INTO "entries" VALUES(13,'2026-11-21T21:31:32.784590Z','news',2,'events','{"id":"quit","kind":"format-left","date":"2021-05","who":["LTU"],"format":"CHN-CEEC","happening":"paper/left"}');
INSERT INTO "entries" VALUES(14,'2026-11-21T21:31:32.784590Z','news',3,'events','{"id":"out","kind":"ambassador-recalled","date":"2021-08","stance":"claimed","sender":"LTU","host":"LVA","happening":"recall-2021"}');
INSERT INTO "entries" VALUES(15,'2026-11-21T21:31:33.333781Z','desk',1,'head','{"id":"desk","title":"Our readings","publisher":"The desk","published":{"date":"2022-01-10","basis":"printed"}}');
INSERT INTO "entries" VALUES(16,'2026-11-21T21:31:33.333781Z','desk',2,'mending','{"id":"day","kind":"correction","of":["paper/left"],"set":{"date":"2021-05-21"},"reason":"the text says Friday"}');
INSERT INTO "entries" VALUES(17,'2026-11-21T21:31:33.333781Z','desk',3,'mending','{"id":"wrong","kind":"retraction","of":["news/out"],"reason":"another country was meant"}');
INSERT INTO "entries" VALUES(18,'2026-11-21T21:31:33.333781Z','desk',4,'mending','{"id":"printed","kind":"correction","of":["news"],"set":{"published":{"date":"2021-05-24","basis":"printed"}},"reason":"it is dated the day after"}');
INSERT INTO "entries" VALUES(19,'2026-11-21T21:31:33.333781Z','desk',5,'mending','{"id":"joined","kind":"merge","of":["paper/recalled","paper/downgraded"],"reason":"one act"}');
INSERT INTO "entries" VALUES(20,'2026-11-21T21:31:33.333781Z','desk',6,'mending','{"id":"parted","kind":"split","of":["paper/downgraded"],"reason":"it was another act after all"}');
INSERT INTO "entries" VALUES(21,'2026-11-21T21:31:33.859227Z','(catalogue)',2,'(catalogue)','{"sections":["diplomatic relations","formats","links and trade"],"parts":{"foreign-minister":"the Foreign Minister of {whole}"},"actors":{"CHN":{"type":"country","alpha-2":"CN","names":["China"],"adjective":"Chinese","capital":"Beijing"},"LTU":{"type":"country","alpha-2":"LT","names":["Lithuania"],"adjective":"Lithuanian","capital":"Vilnius","aliases":["Литва"],"existence":["1918-02-16/1940-06-15","1990-03-11/.."]},"LVA":{"type":"country","alpha-2":"LV","names":["Latvia"],"adjective":"Latvian","capital":"Riga"},"CHN-CEEC":{"type":"format","names":[{"name":"China-CEEC (16+1)","from":"2012-04-26","to":"2019-04-11"},{"name":"China-CEEC (17+1)","from":"2019-04-12"}],"aliases":["17+1"],"existence":["2012-04-26/.."]}},"things":{},"fluents":{"member":{"args":[{"actor":"actor"},{"format":"format"}],"values":["full","observer"],"initial":"false","section":"formats","says":"membership of {actor} in {format}"},"relations":{"args":[{"a":"actor"},{"b":"actor"}],"symmetric":"yes","section":"diplomatic relations","says":"diplomatic relations between {a} and {b}"},"level":{"args":[{"a":"actor"},{"b":"actor"}],"symmetric":"yes","values":["ambassador","chargé d''affaires"],"while":"relations(a, b)","section":"diplomatic relations","says":"level of relations between {a} and {b}"},"head-of-mission":{"args":[{"sender":"actor"},{"host":"actor"}],"values":["in post","recalled"],"section":"diplomatic relations","says":"{sender}''s ambassador to {host}"},"link":{"args":[{"a":"actor"},{"b":"actor"},{"route":"route"}],"symmetric":"yes","values":["open","closed"],"section":"links and trade","says":"{route}"}},"kinds":{"noted":{"label":"notes","roles":{"by":"actor"},"sentence":"{by} noted it"},"format-founded":{"label":"founds a format","roles":{"members":"list of actor","format":"format"},"presupposes":["not member(members, format) = full"],"initiates":["member(members, format) = full"],"sentence":"{members} founded {format}"},"format-left":{"label":"leaves a format","roles":{"who":"list of actor","format":"format"},"presupposes":["member(who, format) = full"],"terminates":["member(who, format)"],"sentence":"{who} left {format}"},"ambassador-recalled":{"label":"recalls its own ambassador","roles":{"sender":"actor","host":"actor"},"presupposes":["head-of-mission(sender, host) = in post"],"initiates":["head-of-mission(sender, host) = recalled"],"sentence":"{sender} recalled its ambassador to {host}"},"relations-downgraded":{"label":"lowers the level of relations","roles":{"by":"actor","with":"actor"},"initiates":["level(by, with) = chargé d''affaires"],"sentence":"{by} downgraded relations with {with}"},"link-opened":{"label":"a link opens","roles":{"parties":"list of actor","route":"route"},"initiates":["link(parties, parties, route) = open"],"sentence":"{route} opened"},"observed":{"label":"sees that something holds","roles":{},"sentence":"it was observed"}}}');
INSERT INTO "entries" VALUES(22,'2026-11-21T21:31:33.874069Z','later',1,'head','{"id":"later","title":"A later report","publisher":"A paper","published":{"date":"2022-02-01","basis":"printed"}}');
INSERT INTO "entries" VALUES(23,'2026-11-21T21:31:33.874069Z','later',2,'events','{"id":"noted","kind":"noted","date":"2022-01-31","by":"LTU"}');
CREATE TABLE members (
	position INTEGER NOT NULL, 
	component INTEGER NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "members" VALUES(3,3);
INSERT INTO "members" VALUES(6,6);
INSERT INTO "members" VALUES(7,6);
INSERT INTO "members" VALUES(8,6);
INSERT INTO "members" VALUES(9,9);
INSERT INTO "members" VALUES(13,6);
INSERT INTO "members" VALUES(14,14);
INSERT INTO "members" VALUES(16,6);
INSERT INTO "members" VALUES(17,14);
INSERT INTO "members" VALUES(18,18);
INSERT INTO "members" VALUES(19,6);
INSERT INTO "members" VALUES(20,6);
INSERT INTO "members" VALUES(23,23);
CREATE TABLE places (
	position INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "places" VALUES(2,'logs/warsaw.yaml',1);
INSERT INTO "places" VALUES(3,'logs/warsaw.yaml',7);
INSERT INTO "places" VALUES(4,'logs/paper.yaml',1);
INSERT INTO "places" VALUES(5,'logs/paper.yaml',8);
INSERT INTO "places" VALUES(6,'logs/paper.yaml',10);
INSERT INTO "places" VALUES(7,'logs/paper.yaml',11);
INSERT INTO "places" VALUES(8,'logs/paper.yaml',12);
INSERT INTO "places" VALUES(9,'logs/paper.yaml',13);
INSERT INTO "places" VALUES(10,'logs/paper.yaml',15);
INSERT INTO "places" VALUES(11,'logs/paper.yaml',17);
INSERT INTO "places" VALUES(12,'logs/news.yaml',1);
INSERT INTO "places" VALUES(13,'logs/news.yaml',7);
INSERT INTO "places" VALUES(14,'logs/news.yaml',8);
INSERT INTO "places" VALUES(15,'logs/desk.yaml',1);
INSERT INTO "places" VALUES(16,'logs/desk.yaml',7);
INSERT INTO "places" VALUES(17,'logs/desk.yaml',8);
INSERT INTO "places" VALUES(18,'logs/desk.yaml',9);
INSERT INTO "places" VALUES(19,'logs/desk.yaml',10);
INSERT INTO "places" VALUES(20,'logs/desk.yaml',11);
INSERT INTO "places" VALUES(22,'logs/later.yaml',1);
INSERT INTO "places" VALUES(23,'logs/later.yaml',7);
CREATE TABLE touches (
	"key" TEXT NOT NULL, 
	component INTEGER NOT NULL, 
	PRIMARY KEY ("key", component)
);
INSERT INTO "touches" VALUES('=warsaw/founded',3);
INSERT INTO "touches" VALUES('CHN',3);
INSERT INTO "touches" VALUES('CHN-CEEC',3);
INSERT INTO "touches" VALUES('CHN-CEEC|LTU',3);
INSERT INTO "touches" VALUES('CHN-CEEC|LVA',3);
INSERT INTO "touches" VALUES('CHN|CHN-CEEC',3);
INSERT INTO "touches" VALUES('CHN|LTU',3);
INSERT INTO "touches" VALUES('CHN|LVA',3);
INSERT INTO "touches" VALUES('LTU',3);
INSERT INTO "touches" VALUES('LTU|LVA',3);
INSERT INTO "touches" VALUES('LVA',3);
INSERT INTO "touches" VALUES('member(CHN, CHN-CEEC)',3);
INSERT INTO "touches" VALUES('member(LTU, CHN-CEEC)',3);
INSERT INTO "touches" VALUES('member(LVA, CHN-CEEC)',3);
INSERT INTO "touches" VALUES('=paper/left',6);
INSERT INTO "touches" VALUES('=paper/opened',9);
INSERT INTO "touches" VALUES('=paper/recalled',6);
INSERT INTO "touches" VALUES('CHN',6);
INSERT INTO "touches" VALUES('CHN',9);
INSERT INTO "touches" VALUES('CHN-CEEC',6);
INSERT INTO "touches" VALUES('CHN-CEEC|LTU',6);
INSERT INTO "touches" VALUES('CHN|LTU',6);
INSERT INTO "touches" VALUES('CHN|LTU',9);
INSERT INTO "touches" VALUES('LTU',6);
INSERT INTO "touches" VALUES('LTU',9);
INSERT INTO "touches" VALUES('head-of-mission(CHN, LTU)',6);
INSERT INTO "touches" VALUES('link(CHN, LTU, rail)',9);
INSERT INTO "touches" VALUES('member(LTU, CHN-CEEC)',6);
INSERT INTO "touches" VALUES('#recall-2021',14);
INSERT INTO "touches" VALUES('=news/out',14);
INSERT INTO "touches" VALUES('=news/quit',6);
INSERT INTO "touches" VALUES('LTU',14);
INSERT INTO "touches" VALUES('LTU|LVA',14);
INSERT INTO "touches" VALUES('LVA',14);
INSERT INTO "touches" VALUES('head-of-mission(LTU, LVA)',14);
INSERT INTO "touches" VALUES('<relations(CHN, LTU)',6);
INSERT INTO "touches" VALUES('=paper/downgraded',6);
INSERT INTO "touches" VALUES('level(CHN, LTU)',6);
INSERT INTO "touches" VALUES('#news',18);
INSERT INTO "touches" VALUES('=desk/day',6);
INSERT INTO "touches" VALUES('=desk/joined',6);
INSERT INTO "touches" VALUES('=desk/parted',6);
INSERT INTO "touches" VALUES('=desk/printed',18);
INSERT INTO "touches" VALUES('=desk/wrong',14);
INSERT INTO "touches" VALUES('@news',18);
INSERT INTO "touches" VALUES('=later/noted',23);
INSERT INTO "touches" VALUES('LTU',23);
CREATE INDEX entries_section_stream ON entries (section, stream);
CREATE INDEX members_component ON members (component);
CREATE INDEX touches_component ON touches (component);
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is never changed'); END;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is never deleted'); END;
CREATE TRIGGER entries_next BEFORE INSERT ON entries
    WHEN NEW.position IS NOT (SELECT COALESCE(MAX(position), 0) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry takes the next position'); END;
CREATE TRIGGER entries_next_number BEFORE INSERT ON entries
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM entries WHERE stream = NEW.stream)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry takes the next number of its stream'); END;
COMMIT;
