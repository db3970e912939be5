using Cdce.Learning.Assignment;
using FsCheck;
using FsCheck.Fluent;

namespace Cdce.Learning.Tests.Assignment;

public class OptimalAssignmentTests
{
    private static readonly Gen<AssignmentProblem> Problems = ProblemsUpTo(5, 5);

    [Fact]
    public void The_total_equals_brute_force() => Check(Problems, problem =>
        OptimalAssignment.Solve(problem).Total == BruteForce(problem, []).Total);

    [Fact]
    public void The_total_equals_brute_force_with_eight_rows_and_eight_columns() =>
        Check(ProblemsUpTo(8, 8, smallest: 8), problem =>
            OptimalAssignment.Solve(problem).Total == BruteForce(problem, []).Total, runs: 25);

    [Fact]
    public void The_total_is_never_below_greedy() => Check(ProblemsUpTo(30, 30), problem =>
        OptimalAssignment.Solve(problem).Total >= Greedy(problem));

    [Fact]
    public void Capacities_and_forbidden_pairs_are_respected() => Check(ProblemsUpTo(30, 30), problem =>
    {
        var choice = OptimalAssignment.Solve(problem).Choice;
        return choice.Select((column, row) => column is not { } c || problem.Scores[row, c] is not null).All(ok => ok)
            && choice.OfType<int>().GroupBy(c => c).All(g => g.Count() <= problem.Capacities[g.Key]);
    });

    [Fact]
    public void Locked_pairs_are_kept_and_the_rest_is_best() => Check(Problems, problem =>
    {
        var locked = LocksFor(problem);
        var solved = OptimalAssignment.Solve(problem, locked);
        return locked.All(l => solved.Choice[l.Key] == l.Value)
            && solved.Total == BruteForce(problem, locked).Total;
    });

    [Fact]
    public void What_if_equals_solving_anew_with_the_pair_locked() => Check(Problems, problem =>
    {
        var locked = LocksFor(problem);
        var solved = OptimalAssignment.Solve(problem, locked);
        for (var row = 0; row < problem.Rows; row++)
        {
            for (var column = 0; column < problem.Columns; column++)
            {
                if (solved.TotalIf(row, column) != BruteForceIf(problem, locked, row, column))
                    return false;
            }
        }

        return true;
    });

    [Fact]
    public void Growing_place_costs_spread_equal_rows_over_equal_columns()
    {
        var problem = new AssignmentProblem(new int?[,] { { 10, 10 }, { 10, 10 } }, [2, 2], [0, 3]);

        var solved = OptimalAssignment.Solve(problem);

        Assert.Equal(20, solved.Total);
        Assert.Equal([0, 1], solved.Choice.OfType<int>().Order());
    }

    [Fact]
    public void A_row_without_any_allowed_column_stays_alone() =>
        Assert.Equal([null, 0], OptimalAssignment.Solve(new(new int?[,] { { null }, { 5 } }, [2], [])).Choice);

    [Fact]
    public void A_pair_that_would_lower_the_total_is_not_made() =>
        Assert.Equal([null], OptimalAssignment.Solve(new(new int?[,] { { -4 } }, [1], [])).Choice);

    [Fact]
    public void A_lock_on_a_forbidden_pair_is_an_error() => Assert.Throws<ArgumentException>(() =>
        OptimalAssignment.Solve(new(new int?[,] { { null } }, [1], []), new Dictionary<int, int> { [0] = 0 }));

    [Fact]
    public void More_locks_than_places_are_an_error() => Assert.Throws<ArgumentException>(() =>
        OptimalAssignment.Solve(new(new int?[,] { { 1 }, { 1 } }, [1], []), new Dictionary<int, int> { [0] = 0, [1] = 0 }));

    private static Gen<AssignmentProblem> ProblemsUpTo(int rows, int columns, int smallest = 1) =>
        from n in Gen.Choose(smallest, rows)
        from m in Gen.Choose(smallest, columns)
        from scores in Gen.Choose(-20, 100).ArrayOf(n * m)
        from forbidden in Gen.Choose(0, 3).ArrayOf(n * m)
        from capacities in Gen.Choose(0, 3).ArrayOf(m)
        from first in Gen.Choose(0, 5)
        from step in Gen.Choose(0, 10)
        select new AssignmentProblem(Table(n, m, (i, j) => forbidden[i * m + j] == 0 ? null : scores[i * m + j]),
            capacities, [first, first + step, first + 3 * step]);

    private static int?[,] Table(int rows, int columns, Func<int, int, int?> cell)
    {
        var table = new int?[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                table[i, j] = cell(i, j);
        }

        return table;
    }

    // The first row is locked to its last allowed column that has a place.
    private static Dictionary<int, int> LocksFor(AssignmentProblem problem)
    {
        for (var column = problem.Columns - 1; column >= 0; column--)
        {
            if (problem.Scores[0, column] is not null && problem.Capacities[column] > 0)
                return new() { [0] = column };
        }

        return [];
    }

    private static long? BruteForceIf(AssignmentProblem problem, Dictionary<int, int> locked, int row, int column)
    {
        if (locked.TryGetValue(row, out var already))
            return already == column ? BruteForce(problem, locked).Total : null;
        if (problem.Scores[row, column] is null)
            return null;
        var more = new Dictionary<int, int>(locked) { [row] = column };
        return more.Values.Count(c => c == column) > problem.Capacities[column] ? null : BruteForce(problem, more).Total;
    }

    private static (long Total, int?[] Choice) BruteForce(AssignmentProblem problem, Dictionary<int, int> locked)
    {
        var best = (Total: long.MinValue, Choice: Array.Empty<int?>());
        var choice = new int?[problem.Rows];
        var taken = new int[problem.Columns];
        Try(0, 0);
        return best;

        void Try(int row, long total)
        {
            if (row == problem.Rows)
            {
                if (total > best.Total)
                    best = (total, [.. choice]);
                return;
            }

            if (!locked.ContainsKey(row))
            {
                choice[row] = null;
                Try(row + 1, total);
            }

            for (var column = 0; column < problem.Columns; column++)
            {
                if (problem.Scores[row, column] is not { } score || taken[column] == problem.Capacities[column]
                    || (locked.TryGetValue(row, out var must) && must != column))
                {
                    continue;
                }

                choice[row] = column;
                var cost = problem.PlaceCost(taken[column]++);
                Try(row + 1, total + score - cost);
                taken[column]--;
            }

            choice[row] = null;
        }
    }

    private static long Greedy(AssignmentProblem problem)
    {
        var choice = new int?[problem.Rows];
        var taken = new int[problem.Columns];
        while (true)
        {
            var next = (from row in Enumerable.Range(0, problem.Rows)
                        where choice[row] is null
                        from column in Enumerable.Range(0, problem.Columns)
                        where taken[column] < problem.Capacities[column] && problem.Scores[row, column] is not null
                        let gain = problem.Scores[row, column]!.Value - problem.PlaceCost(taken[column]) // filtered above
                        where gain > 0
                        orderby gain descending
                        select ((int Row, int Column)?)(row, column)).FirstOrDefault();
            if (next is not { } pair)
                return OptimalAssignment.TotalOf(problem, choice);
            choice[pair.Row] = pair.Column;
            taken[pair.Column]++;
        }
    }

    private static void Check(Gen<AssignmentProblem> problems, Func<AssignmentProblem, bool> law, int runs = 300) =>
        Prop.ForAll(problems.ToArbitrary(), law)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithReplay(20261122, 3));
}
