-- How many articles and events there are, and of these, how many somebody vouches for, denies, or expects.
SELECT (SELECT count(*) FROM articles) AS articles,
       (SELECT count(DISTINCT outlet) FROM articles) AS outlets,
       count(*) AS events,
       count(stance) AS attributed,
       count(*) FILTER (status = 'negated') AS negated,
       count(*) FILTER (status IN ('future', 'hypothetical')) AS ahead
FROM events
