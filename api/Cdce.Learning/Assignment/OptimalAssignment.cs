namespace Cdce.Learning.Assignment;

/// <summary>Who could be given to whom: rows want one column each, a column takes as many rows as it has places.</summary>
/// <param name="Scores">Points by row and column, any sign; null forbids the pair.</param>
/// <param name="Capacities">Places of each column.</param>
/// <param name="PlaceCosts">
/// Points lost by the first, second, … row that a column takes, never falling; the last cost goes on for further places.
/// Growing costs spread the rows over the columns (fairness). Empty means no cost.
/// </param>
internal sealed record AssignmentProblem(int?[,] Scores, IReadOnlyList<int> Capacities, IReadOnlyList<int> PlaceCosts)
{
    public int Rows => Scores.GetLength(0);

    public int Columns => Scores.GetLength(1);

    /// <summary>Points that column's <paramref name="place"/>-th row costs, from 0.</summary>
    public int PlaceCost(int place) => PlaceCosts.Count == 0 ? 0 : PlaceCosts[Math.Min(place, PlaceCosts.Count - 1)];
}

/// <summary>
/// The assignment with the highest total, exactly: Kuhn's method with potentials (Jonker and Volgenant's form) over one
/// column per place. A row may stay without a column, for nothing, so a pair that would lower the total is never made.
/// With n rows and places together, work grows with n³, and with n² for each question "what if".
/// </summary>
internal sealed class OptimalAssignment
{
    // Above every sum of scores that can occur, far below what would overflow when added.
    private const long Forbidden = 1L << 40;

    private readonly AssignmentProblem problem;
    private readonly int[] fixedColumns;
    private readonly int[] freeRows;
    private readonly int[] placeColumn;
    private readonly int[] placeRank;
    private readonly Matching matching;

    private OptimalAssignment(AssignmentProblem problem, IReadOnlyDictionary<int, int> locked)
    {
        this.problem = problem;
        var taken = new int[problem.Columns];
        fixedColumns = new int[problem.Rows];
        Array.Fill(fixedColumns, -1);
        foreach (var (row, column) in locked)
        {
            if (problem.Scores[row, column] is null)
                throw new ArgumentException($"Row {row} is locked to column {column}, which is forbidden to it.", nameof(locked));
            if (++taken[column] > problem.Capacities[column])
                throw new ArgumentException($"Column {column} has fewer places than rows locked to it.", nameof(locked));
            fixedColumns[row] = column;
        }

        freeRows = [.. Enumerable.Range(0, problem.Rows).Where(row => fixedColumns[row] < 0)];
        var places = Enumerable.Range(0, problem.Columns)
            .SelectMany(column => Enumerable.Range(taken[column],
                Math.Min(problem.Capacities[column] - taken[column], freeRows.Length)).Select(rank => (column, rank)))
            .ToArray();
        placeColumn = [.. places.Select(p => p.column)];
        placeRank = [.. places.Select(p => p.rank)];
        matching = new Matching(placeColumn.Length + freeRows.Length, Cost);
        matching.AssignAll();
    }

    /// <summary>Finds the best assignment that keeps the locked pairs (row → column).</summary>
    /// <exception cref="ArgumentException">A locked pair is forbidden, or a column has fewer places than rows locked to it.</exception>
    public static OptimalAssignment Solve(AssignmentProblem problem, IReadOnlyDictionary<int, int>? locked = null) =>
        new(problem, locked ?? new Dictionary<int, int>());

    /// <summary>The column of each row, or null where it stays without one.</summary>
    public IReadOnlyList<int?> Choice => ChoiceOf(matching);

    /// <summary>Sum of the chosen pairs' scores less the cost of the places they take.</summary>
    public long Total => TotalOf(problem, Choice);

    /// <summary>
    /// The best total if that row must have that column, everything else chosen anew; null where that cannot be.
    /// The other locked pairs stay.
    /// </summary>
    public long? TotalIf(int row, int column)
    {
        if (problem.Scores[row, column] is null)
            return null;
        if (fixedColumns[row] >= 0)
            return fixedColumns[row] == column ? Total : null;

        // Rows of one column may swap places freely, so the row is given the cheapest place that is left.
        var place = Array.FindIndex(placeColumn, c => c == column);
        if (place < 0)
            return null;
        var forced = matching.Force(Array.IndexOf(freeRows, row), place);
        return TotalOf(problem, ChoiceOf(forced));
    }

    /// <summary>What an assignment is worth: scores less the cost of the places taken.</summary>
    public static long TotalOf(AssignmentProblem problem, IReadOnlyList<int?> choice)
    {
        long total = 0;
        var taken = new int[problem.Columns];
        for (var row = 0; row < choice.Count; row++)
        {
            if (choice[row] is not { } column)
                continue;
            var score = problem.Scores[row, column]
                ?? throw new InvalidOperationException($"Row {row} may not have column {column}.");
            total += score - problem.PlaceCost(taken[column]++);
        }

        return total;
    }

    private int?[] ChoiceOf(Matching of)
    {
        var choice = fixedColumns.Select(column => column < 0 ? (int?)null : column).ToArray();
        for (var i = 0; i < freeRows.Length; i++)
        {
            // The columns behind the places stand for "nobody".
            if (of.ColumnOf(i) < placeColumn.Length)
                choice[freeRows[i]] = placeColumn[of.ColumnOf(i)];
        }

        return choice;
    }

    private long Cost(int freeRow, int place)
    {
        if (freeRow >= freeRows.Length || place >= placeColumn.Length)
            return 0;
        return problem.Scores[freeRows[freeRow], placeColumn[place]] is { } score
            ? problem.PlaceCost(placeRank[place]) - score
            : Forbidden;
    }

    /// <summary>
    /// A cheapest matching of every row to a column of its own, with the potentials that prove it cheapest. As many
    /// rows as columns, the rest filled up at no cost: only then do the potentials still prove something once a row is
    /// taken out, which <see cref="Force"/> needs.
    /// </summary>
    private sealed class Matching(int size, Func<int, int, long> cost)
    {
        private const int Nobody = -1;

        private readonly long[] rowPotential = new long[size];
        private readonly long[] columnPotential = new long[size];
        private readonly int[] rowOf = Enumerable.Repeat(Nobody, size).ToArray();

        public int ColumnOf(int row) => Array.IndexOf(rowOf, row);

        public void AssignAll()
        {
            for (var row = 0; row < size; row++)
                Augment(row, without: Nobody);
        }

        /// <summary>A copy in which that row has that column and the others are cheapest again.</summary>
        public Matching Force(int row, int column)
        {
            var copy = new Matching(size, cost);
            rowPotential.CopyTo(copy.rowPotential, 0);
            columnPotential.CopyTo(copy.columnPotential, 0);
            rowOf.CopyTo(copy.rowOf, 0);

            var displaced = rowOf[column];
            if (displaced == row)
                return copy;
            copy.rowOf[ColumnOf(row)] = Nobody;
            // Without the row and its column the potentials still prove the rest cheapest; only the row
            // that had the column looks for another one.
            copy.rowOf[column] = row;
            if (displaced != Nobody)
                copy.Augment(displaced, without: column);
            return copy;
        }

        // One stage of the method: the cheapest path from the row to a free column, then the rows on it move along.
        private void Augment(int row, int without)
        {
            var distance = new long[size];
            Array.Fill(distance, long.MaxValue);
            var cameFrom = new int[size];
            Array.Fill(cameFrom, Nobody);
            var settled = new bool[size];
            if (without != Nobody)
                settled[without] = true;
            var path = new List<int>();

            var current = row;
            var via = Nobody;
            long reached = 0;
            int free;
            while (true)
            {
                var next = Nobody;
                for (var column = 0; column < size; column++)
                {
                    if (settled[column])
                        continue;
                    var through = reached + cost(current, column) - rowPotential[current] - columnPotential[column];
                    if (through < distance[column])
                    {
                        distance[column] = through;
                        cameFrom[column] = via;
                    }

                    if (next == Nobody || distance[column] < distance[next])
                        next = column;
                }

                reached = distance[next];
                settled[next] = true;
                if (rowOf[next] == Nobody)
                {
                    free = next;
                    break;
                }

                path.Add(next);
                via = next;
                current = rowOf[next];
            }

            rowPotential[row] += reached;
            foreach (var column in path)
            {
                rowPotential[rowOf[column]] += reached - distance[column];
                columnPotential[column] -= reached - distance[column];
            }

            for (var column = free; ;)
            {
                var previous = cameFrom[column];
                rowOf[column] = previous == Nobody ? row : rowOf[previous];
                if (previous == Nobody)
                    return;
                column = previous;
            }
        }
    }
}
